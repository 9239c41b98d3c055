package se.sakeratkomst.saml.authn.extension;

/**
 * sap:SADRequest: the signature service wants signature activation data.
 *
 * @param id its ID, which the answer names
 * @param requesterId the signature service
 * @param signRequestId the signature request
 * @param docCount how many documents are signed; -1 when that is no number
 * @param requestedVersion 1.0 where none is stated
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC SAP (13); SC-117</a>
 */
public record SadRequest(String id, String requesterId, String signRequestId, int docCount, String requestedVersion) {}
