/** The briefing as GET /api/v1/brief?format=json gives it: khabar/brief/briefing.py, written out. */

import type { Piece } from '../api/types';

export interface Line {
  when: string;
  text: string;
  tail: string;
  claims: string[];
  /** Ids that have a tree, with spaces between them. */
  ref: string;
}

export interface Table {
  heading: string;
  columns: string[];
  rows: { cells: string[]; claims: string[]; ref: string }[];
}

export interface Section {
  key: string;
  heading: string;
  lines: Line[];
  tables: Table[];
  notes: string[];
  blocks: { key: string; heading: string; lines: Line[] }[];
}

export interface Source {
  number: number;
  document: string;
  name: string;
  outlet: string;
  published: string;
  title: string;
  url: string | null;
  passages: { number: string; pieces: Piece[]; claims: string[] }[];
}

export interface Briefing {
  lang: string;
  direction: 'rtl' | 'ltr';
  title: string;
  subtitle: string;
  basis: string;
  sections: Section[];
  sources: Source[];
  sources_heading: string;
  /** The number under which a claim is cited. */
  numbers: Record<string, string>;
}

export interface Cited {
  number: string;
  claim: string;
}
