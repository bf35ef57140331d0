/** The desk's CSS; the public pages get theirs from scripts/build-assets.ts. */
export default { plugins: { '@tailwindcss/postcss': {} } };
