import { ApiError } from '../protocol/errors.ts';

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html#API_CreateSchedule_Errors */
export function invalid(message: string): ApiError {
  return new ApiError('ValidationException', message);
}

export function notFound(what: 'Schedule' | 'Schedule group', name: string): ApiError {
  return new ApiError('ResourceNotFoundException', `${what} ${name} does not exist.`, 404);
}

export function conflict(what: 'Schedule' | 'Schedule group', name: string): ApiError {
  return new ApiError('ConflictException', `${what} ${name} already exists.`, 409);
}

/** A value that is not of the form the API's model says. */
export function unfit(value: string | undefined, member: string, constraint: string): ApiError {
  const shown = value === undefined ? 'null' : `'${value}'`;
  return invalid(
    `1 validation error detected: Value ${shown} at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}
