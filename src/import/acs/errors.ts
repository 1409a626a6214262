import { CitricsError } from '../../errors.ts';

/** A cell holds something that the Census Bureau's notes don't explain. */
export class UnreadableCell extends CitricsError {
  readonly text: string;

  constructor(column: string, text: string, where = '', options?: ErrorOptions) {
    super(
      'acs-unreadable-cell',
      `${where}${column} holds ${JSON.stringify(text)}, which is neither a number nor a documented special value. ` +
        'Has the format changed? Compare with the Notes on ACS Estimate and Annotation Values, ' +
        'and add the value to src/import/acs/special-values.ts if it is new.',
      options,
    );
    this.text = text;
  }
}

/** The API doesn't accept the key. */
export class CensusKeyRefused extends CitricsError {
  constructor() {
    super(
      'census-key-refused',
      'The Census API refused the key. Ask for a free one at https://api.census.gov/data/key_signup.html, activate it by the ' +
        'link in the mail that comes, and pass it with --key.',
    );
  }
}

/** The key's allowance is used up. Pages that came are kept, so nothing is asked for twice. */
export class CensusQuotaExceeded extends CitricsError {
  constructor(wait: string) {
    super(
      'census-quota-exceeded',
      `The Census API answers no more requests of this key${wait}. What has arrived is kept: run the same command again later, ` +
        'it goes on from there.',
    );
  }
}

/** There is no such table in that vintage, or the vintage isn't out yet. */
export class CensusVintageUnknown extends CitricsError {
  constructor(year: number, path: string) {
    super(
      'census-vintage-unknown',
      `The Census API has no ${path}. The 5-year figures of a year appear in December of the next one: is --year ${String(year)} right?`,
    );
  }
}

/** A column that the API itself lists is unknown to it, or a request is malformed in its eyes. */
export class CensusRequestRefused extends CitricsError {
  constructor(answer: string, path: string) {
    super(
      'census-request-refused',
      `The Census API refused ${path}: "${answer}". The list of columns and the data disagree; ` +
        'try again in a day, and if it stays, compare with the variables page of that vintage.',
    );
  }
}

/** An answer that arrived whole has another shape than the API documents. */
export class CensusFormatChanged extends CitricsError {
  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(
      'census-format-changed',
      `The Census API's answer to ${path} has changed its format: ${problem}. Nothing was imported; ` +
        'src/import/acs/api.ts has to learn the new one. Until then, import exported files with --from.',
      options,
    );
  }
}

/** The API stayed out of reach through every attempt. */
export class CensusUnreachable extends CitricsError {
  constructor(path: string, attempts: number, options?: ErrorOptions) {
    super(
      'census-unreachable',
      `The Census API gave no usable answer to ${path} in ${String(attempts)} attempts. What has arrived is kept: ` +
        'check the network and https://api.census.gov, and run the same command again.',
      options,
    );
  }
}
