# language: sv
Egenskap: Systemets metadata
  Federationen känner ett system genom dess metadata. Här läses det som systemet självt publicerar.


  @TF-metadata-nycklar
  Scenariomall: Metadata har nycklar för signering och kryptering (<federation>)
    När systemets metadata i <federation> läses
    Så ska metadata ha ett signeringscertifikat och ett krypteringscertifikat
    Och ska nycklarna i metadata vara tillräckligt långa

    @positiv @sambi @SAMBI-005 @SAMBI-007 @GEN-003
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-012 @SC-015 @SC-118
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-metadata-acs
  Scenariomall: Metadata har en mottagningsadress för svar (<federation>)
    När systemets metadata i <federation> läses
    Så ska metadata ha en ACS med HTTP-POST
    Och ska ingen ACS i metadata vara med HTTP-Redirect
    Och ska varje ACS ha TLS, om den inte är på den egna datorn

    @positiv @sambi @SAMBI-005 @SWEB-006
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-001 @SC-066
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-metadata-i-federationen
  Scenariomall: Federationens undertecknade metadata har med systemet (<federation>)
    När systemets metadata i <federation> läses
    Så ska federationens undertecknade metadata ha med systemet

    @positiv @sambi @SAMBI-002
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-001
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-metadata-presentation @positiv @sweden-connect @SC-005 @SC-008 @SC-009
  Scenario: Metadata säger vem som står bakom systemet och hur det visas (Sweden Connect)
    När systemets metadata i Sweden Connect läses
    Så ska metadata ha organisationens namn, visningsnamn och adress
    Och ska metadata ha ett svenskt visningsnamn
    Och ska metadata ha en logotyp

  @TF-metadata-kategorier @positiv @sweden-connect @SC-019 @SC-143 @SC-169
  Scenario: Metadata har de kategorier som federationen kräver (Sweden Connect)
    När systemets metadata i Sweden Connect läses
    Så ska metadata ha en tjänstekategori
    Och ska metadata ange antingen offentlig eller privat sektor
