import { tidemark } from './doorway.ts';

tidemark();
