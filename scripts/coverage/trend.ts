import { tidemark } from '../doorway.ts';

tidemark('trend');
