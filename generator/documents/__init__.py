"""Documents of cases (文书): printable pages made of a case by templates that an office may change."""
