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

/** A file is not what its name or header says, or was cut off. */
export class UnreadableFile extends CitricsError {
  constructor(path: string, problem: string, cure: string, options?: ErrorOptions) {
    super('acs-unreadable-file', `${path}: ${problem}. ${cure}`, options);
  }
}
