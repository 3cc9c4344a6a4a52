/** Who asks: the principal that acts and the desk it acts for. */
export interface Caller {
  readonly principalId: string;
  readonly deskId: string;
}
