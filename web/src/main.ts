import { askEarly } from './api/early';
import { wearEarly } from './early-theme';

askEarly();
wearEarly();
void import('./page');
