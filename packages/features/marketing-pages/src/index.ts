export type { ImageCatalog, Clock, NewId, SiteRepository } from './application/ports/ports.ts';
export { pagesShowing } from './application/use-cases/pages-showing.ts';
export type { PublishPorts } from './application/use-cases/publish-page.ts';
export type { Block } from './entities/block.ts';
export type { PageProblem } from './entities/page-problem.ts';
export type { Edition, Page } from './entities/page.ts';
export type { Site } from './entities/site.ts';
export { inMemorySite } from './infrastructure/in-memory-site.ts';
export {
  draftPageController,
  editPageController,
  movePageController,
  publishPageController,
  restoreEditionController,
} from './interface-adapters/controllers/page-controller.ts';
export type { PagePorts, PageRequest } from './interface-adapters/controllers/page-controller.ts';
export {
  addRedirectController,
  removeRedirectController,
} from './interface-adapters/controllers/redirect-controller.ts';
export type { Response } from './interface-adapters/controllers/response.ts';
export { visitController } from './interface-adapters/controllers/visit-controller.ts';
