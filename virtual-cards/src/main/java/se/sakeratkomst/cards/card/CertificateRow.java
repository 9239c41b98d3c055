package se.sakeratkomst.cards.card;

/**
 * A certificate on a token.
 *
 * @param kind word of the {@link CertificateKind}
 * @param ca slug of the issuer
 * @param pem the certificate
 */
record CertificateRow(String kind, String ca, String pem) {}
