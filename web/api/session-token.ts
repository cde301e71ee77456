let csrfToken: string | undefined;

/** Keeps what `x-csrf-token` must say in this session; told by readSession and signIn. */
export function keepCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

export function currentCsrfToken(): string | undefined {
  return csrfToken;
}
