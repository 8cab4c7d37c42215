/** Flags that name another new side than the working tree. */
export const NEW_SIDES = ['head', 'staged', 'diff-file'];
