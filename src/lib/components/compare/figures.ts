/** Never rounded up: what misses a limit must not look as if it reached it. */
export const shareText = (share: number) => `${Math.floor(share * 100 + 1e-9)} %`;
