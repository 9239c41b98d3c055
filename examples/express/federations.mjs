// What the two federations ask of a service provider, as data. Everything here is TEST.

const sambi = {
  id: 'sambi',
  name: 'Sambi',
  loa: 'http://id.sambi.se/loa/loa3',
  nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
  forceAuthn: false,
  responseSigned: false, // the assertion is: that is the rule in Sambi
  assertionSigned: true,
  encrypted: false, // it may be
  unsolicited: true, // the identity provider may begin
  attributes: {
    hsaId: 'http://sambi.se/attributes/1/employeeHsaId',
    personnummer: 'http://sambi.se/attributes/1/personalIdentityNumber',
    givenName: 'http://sambi.se/attributes/1/givenName',
    surname: 'http://sambi.se/attributes/1/surname',
  },
}

const swedenConnect = {
  id: 'sweden-connect',
  name: 'Sweden Connect',
  loa: 'http://id.elegnamnden.se/loa/1.0/loa3',
  nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  forceAuthn: true,
  responseSigned: true, // the response is: that is the rule in Sweden Connect
  assertionSigned: false,
  encrypted: true,
  unsolicited: false,
  entityCategories: ['http://id.swedenconnect.se/ec/1.0/loa3-hsaid', 'http://id.elegnamnden.se/st/1.0/private-sector-sp'],
  attributes: {
    hsaId: 'urn:oid:1.2.752.29.6.2.1',
    personnummer: 'urn:oid:1.2.752.29.4.13',
    givenName: 'urn:oid:2.5.4.42',
    surname: 'urn:oid:2.5.4.4',
  },
}

export const federations = { [sambi.id]: sambi, [swedenConnect.id]: swedenConnect }
