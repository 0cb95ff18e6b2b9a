import { askEarly } from './api/early';

askEarly();
void import('./page');
