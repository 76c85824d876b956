/** What the app runs on: "embedded · no cache · no LLM", and what is degraded, in sentences. */
export interface HouseStatus {
  line: string;
  degraded: string[];
}
