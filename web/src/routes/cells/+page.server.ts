import { leadToPage } from '../../lib/views/page-form.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = leadToPage;
