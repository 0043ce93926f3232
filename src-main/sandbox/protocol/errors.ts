/** An error the sandbox answers on purpose: AWS's own code, message and HTTP status. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }
}

/** A parameter value AWS does not take. */
export function invalidParameter(message: string): ApiError {
  return new ApiError('InvalidParameterValue', message);
}

/** A parameter that must be there. */
export function missingParameter(name: string): ApiError {
  return new ApiError('MissingParameter', `The request must contain the parameter ${name}`);
}
