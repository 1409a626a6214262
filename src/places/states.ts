import type { Geoid, StateCode } from './place.ts';

export interface State {
  readonly code: StateCode;
  /** The GEOID of the state itself: its two-digit FIPS code. */
  readonly fips: Geoid;
  readonly name: string;
  /** Older short forms than the postal code, without their full stops: `Wash`, `N Mex`. */
  readonly abbreviations: readonly string[];
}

/**
 * The 50 states and the District of Columbia.
 * Sources: ANSI/FIPS codes, https://www.census.gov/library/reference/code-lists/ansi.html; traditional abbreviations of the
 * Government Publishing Office's Style Manual, 9.47.
 */
export const STATES: readonly State[] = [
  { code: 'AL', fips: '01', name: 'Alabama', abbreviations: ['Ala'] },
  { code: 'AK', fips: '02', name: 'Alaska', abbreviations: [] },
  { code: 'AZ', fips: '04', name: 'Arizona', abbreviations: ['Ariz'] },
  { code: 'AR', fips: '05', name: 'Arkansas', abbreviations: ['Ark'] },
  { code: 'CA', fips: '06', name: 'California', abbreviations: ['Calif', 'Cal', 'Cali'] },
  { code: 'CO', fips: '08', name: 'Colorado', abbreviations: ['Colo'] },
  { code: 'CT', fips: '09', name: 'Connecticut', abbreviations: ['Conn'] },
  { code: 'DE', fips: '10', name: 'Delaware', abbreviations: ['Del'] },
  { code: 'DC', fips: '11', name: 'District of Columbia', abbreviations: [] },
  { code: 'FL', fips: '12', name: 'Florida', abbreviations: ['Fla'] },
  { code: 'GA', fips: '13', name: 'Georgia', abbreviations: [] },
  { code: 'HI', fips: '15', name: 'Hawaii', abbreviations: [] },
  { code: 'ID', fips: '16', name: 'Idaho', abbreviations: [] },
  { code: 'IL', fips: '17', name: 'Illinois', abbreviations: ['Ill'] },
  { code: 'IN', fips: '18', name: 'Indiana', abbreviations: ['Ind'] },
  { code: 'IA', fips: '19', name: 'Iowa', abbreviations: [] },
  { code: 'KS', fips: '20', name: 'Kansas', abbreviations: ['Kan', 'Kans'] },
  { code: 'KY', fips: '21', name: 'Kentucky', abbreviations: [] },
  { code: 'LA', fips: '22', name: 'Louisiana', abbreviations: [] },
  { code: 'ME', fips: '23', name: 'Maine', abbreviations: [] },
  { code: 'MD', fips: '24', name: 'Maryland', abbreviations: [] },
  { code: 'MA', fips: '25', name: 'Massachusetts', abbreviations: ['Mass'] },
  { code: 'MI', fips: '26', name: 'Michigan', abbreviations: ['Mich'] },
  { code: 'MN', fips: '27', name: 'Minnesota', abbreviations: ['Minn'] },
  { code: 'MS', fips: '28', name: 'Mississippi', abbreviations: ['Miss'] },
  { code: 'MO', fips: '29', name: 'Missouri', abbreviations: [] },
  { code: 'MT', fips: '30', name: 'Montana', abbreviations: ['Mont'] },
  { code: 'NE', fips: '31', name: 'Nebraska', abbreviations: ['Neb', 'Nebr'] },
  { code: 'NV', fips: '32', name: 'Nevada', abbreviations: ['Nev'] },
  { code: 'NH', fips: '33', name: 'New Hampshire', abbreviations: [] },
  { code: 'NJ', fips: '34', name: 'New Jersey', abbreviations: [] },
  { code: 'NM', fips: '35', name: 'New Mexico', abbreviations: ['N Mex'] },
  { code: 'NY', fips: '36', name: 'New York', abbreviations: [] },
  { code: 'NC', fips: '37', name: 'North Carolina', abbreviations: ['N Car'] },
  { code: 'ND', fips: '38', name: 'North Dakota', abbreviations: ['N Dak'] },
  { code: 'OH', fips: '39', name: 'Ohio', abbreviations: [] },
  { code: 'OK', fips: '40', name: 'Oklahoma', abbreviations: ['Okla'] },
  { code: 'OR', fips: '41', name: 'Oregon', abbreviations: ['Ore', 'Oreg'] },
  { code: 'PA', fips: '42', name: 'Pennsylvania', abbreviations: ['Penn', 'Penna'] },
  { code: 'RI', fips: '44', name: 'Rhode Island', abbreviations: [] },
  { code: 'SC', fips: '45', name: 'South Carolina', abbreviations: ['S Car'] },
  { code: 'SD', fips: '46', name: 'South Dakota', abbreviations: ['S Dak'] },
  { code: 'TN', fips: '47', name: 'Tennessee', abbreviations: ['Tenn'] },
  { code: 'TX', fips: '48', name: 'Texas', abbreviations: ['Tex'] },
  { code: 'UT', fips: '49', name: 'Utah', abbreviations: [] },
  { code: 'VT', fips: '50', name: 'Vermont', abbreviations: [] },
  { code: 'VA', fips: '51', name: 'Virginia', abbreviations: [] },
  { code: 'WA', fips: '53', name: 'Washington', abbreviations: ['Wash'] },
  { code: 'WV', fips: '54', name: 'West Virginia', abbreviations: ['W Va'] },
  { code: 'WI', fips: '55', name: 'Wisconsin', abbreviations: ['Wis', 'Wisc'] },
  { code: 'WY', fips: '56', name: 'Wyoming', abbreviations: ['Wyo'] },
];

/** Parts of the country that are no state and that the figures don't cover. */
export const TERRITORIES: readonly {
  readonly name: string;
  readonly others: readonly string[];
  readonly cities: readonly string[];
}[] = [
  { name: 'Puerto Rico', others: ['PR'], cities: ['San Juan', 'Ponce', 'Bayamón', 'Caguas', 'Mayagüez'] },
  { name: 'Guam', others: [], cities: ['Hagåtña', 'Dededo'] },
  {
    name: 'the U.S. Virgin Islands',
    others: ['Virgin Islands', 'US Virgin Islands'],
    cities: ['Charlotte Amalie', 'Christiansted'],
  },
  { name: 'American Samoa', others: [], cities: ['Pago Pago'] },
  { name: 'the Northern Mariana Islands', others: ['Northern Mariana Islands'], cities: ['Saipan'] },
];

const BY_FIPS = new Map(STATES.map((state) => [state.fips, state]));
const BY_CODE = new Map(STATES.map((state) => [state.code, state]));

/** The state that a place, or a state's own GEOID, belongs to; undefined for the nation and for territories. */
export function stateOf(geoid: Geoid): State | undefined {
  return BY_FIPS.get(geoid.slice(0, 2));
}

/** The GEOID of a state itself; of the nation where none is given. */
export function areaGeoid(code: StateCode | undefined): Geoid {
  return (code === undefined ? undefined : BY_CODE.get(code)?.fips) ?? 'US';
}

/** `WA` is Washington. */
export function stateName(code: StateCode): string {
  return BY_CODE.get(code)?.name ?? code;
}
