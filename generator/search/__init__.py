"""What search reads: tokens, slots, postings, shards, packs. Pure; the browser's half is `site_templates/assets/search/`."""
