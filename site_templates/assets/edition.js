// @ts-check
// Whose site this is: the district's own, which needs no more. A release puts another script under this name into the
// editions of streets, communities and kiosks.
