# language: sv
@ensam
Egenskap: Federationens metadata som den hämtas
  Systemet hämtar metadata av federationens operatör, prövar den och rättar sig efter den. Här lämnas den ut med fel. I det som är
  fel har intygsutgivaren grannens nyckel, så den som loggas in visar vilken metadata systemet tror på.

  @TF-flode-osignerat @NEG-135 @flode
  Scenariomall: Metadata är inte undertecknad (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "unsigned" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Och läkaren loggar in genom <federation> som vanligt, och det antecknas hur det gick
    Så ska grannens nyckel inte gälla
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-030 @SAMBI-056
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-004
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-frammande-nyckel @NEG-136 @flode
  Scenariomall: Metadata är undertecknad med en främmande nyckel, med sitt certifikat i KeyInfo (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "wrong-key" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Och läkaren loggar in genom <federation> som vanligt, och det antecknas hur det gick
    Så ska grannens nyckel inte gälla
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-030 @SAMBI-056
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-004
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-andrat @NEG-137 @flode
  Scenariomall: En nyckel i metadata är utbytt efter underskriften (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "tampered" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Och läkaren loggar in genom <federation> som vanligt, och det antecknas hur det gick
    Så ska grannens nyckel inte gälla
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-030 @SAMBI-056
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-004
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-inslaget @NEG-140 @flode
  Scenariomall: Gammal undertecknad metadata ligger inuti en ny som ingen undertecknat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "wrapped" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Och läkaren loggar in genom <federation> som vanligt, och det antecknas hur det gick
    Så ska grannens nyckel inte gälla
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-030 @SAMBI-056
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-004
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-utgatt @NEG-138 @flode
  Scenariomall: Metadata har gått ut när den hämtas (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "expired" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Och läkaren loggar in genom <federation> som vanligt, och det antecknas hur det gick
    Så ska grannens nyckel inte gälla
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-002
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-003 @GEN-002
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-aldras @NEG-138 @flode
  Scenariomall: Metadata går ut och ingen nyare kommer (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata som snart slutar gälla, och ingen nyare kommer
    Och giltighetstiden för <federation>s metadata har gått ut
    Så ska läkaren snart inte längre kunna logga in genom <federation>
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-002
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-003 @GEN-002
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-utan-slut @NEG-139 @flode
  Scenariomall: Metadata saknar sluttid (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "no-valid-until" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Och läkaren loggar in genom <federation> som vanligt, och det antecknas hur det gick
    Så ska grannens nyckel inte gälla
    Och vilar bedömningen på att metadata utan rimligt slut inte får tas emot
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-002
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @GEN-002
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-tio-ar @NEG-139 @flode
  Scenariomall: Metadata gäller i tio år (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "ten-years" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Och läkaren loggar in genom <federation> som vanligt, och det antecknas hur det gick
    Så ska grannens nyckel inte gälla
    Och vilar bedömningen på att metadata utan rimligt slut inte får tas emot
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-002
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @GEN-002
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-dubblett @NEG-141 @flode
  Scenariomall: Intygsutgivaren står två gånger, med olika nycklar (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "duplicate-entity" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Och läkaren loggar in genom <federation> som vanligt
    Så ska inte båda nycklarna gälla
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-029 @SAMBI-030
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-003
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-trasig-post @NEG-142 @flode
  Scenariomall: En annan medlems post är trasig, och det övriga tas emot (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "broken-entry" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Så ska grannens nyckel gälla
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-029 @SAMBI-031
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-003
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-nere @NEG-143 @flode
  Scenariomall: Metadata kan inte hämtas: tjänsten är nere (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "down" råder
    Och läkaren loggar in genom <federation> som vanligt
    Så ska den vanliga inloggningen fungera
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-031
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-003
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-avbrutet @NEG-143 @flode
  Scenariomall: Metadata kan inte hämtas: förbindelsen bryts (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "reset" råder
    Och läkaren loggar in genom <federation> som vanligt
    Så ska den vanliga inloggningen fungera
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-031
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-003
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-oforandrat @NEG-143 @flode
  Scenariomall: Metadata sägs alltid vara oförändrad (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "always-304" råder
    Och läkaren loggar in genom <federation> som vanligt
    Så ska den vanliga inloggningen fungera
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-028 @SAMBI-031
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-003
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-langsamt @NEG-143 @flode
  Scenariomall: Metadata dröjer (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> medan systemet väntar på metadata som dröjer
    Så ska den vanliga inloggningen fungera
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-031
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-003
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-operatorns-nya-nyckel @NEG-144 @flode
  Scenariomall: Operatören byter till den nyckel som den har lämnat ut i förväg (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "rollover" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Så ska grannens nyckel gälla
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-030 @SAMBI-031
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-003 @SC-004
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-operatorns-okanda-nyckel @NEG-144 @flode
  Scenariomall: Operatören undertecknar med en nyckel som ingen har fått (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "rollover-early" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Och läkaren loggar in genom <federation> som vanligt, och det antecknas hur det gick
    Så ska grannens nyckel inte gälla
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-030 @SAMBI-056
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-004
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-operatorns-gamla-nyckel @NEG-144 @flode
  Scenariomall: Operatören har bytt nyckel men undertecknar med den gamla en gång till (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "rollover-late" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Så ska grannens nyckel gälla
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-030 @SAMBI-031
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-003 @SC-004
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-intygsutgivaren-byter-nyckel @NEG-010 @flode
  Scenariomall: Intygsutgivaren byter nyckel: den nya gäller och den gamla inte (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När intygsutgivaren byter nyckel i <federation>s metadata och systemet har haft tid att hämta den
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Och läkaren loggar in genom <federation> som vanligt
    Så ska systemet ha hämtat metadata
    Och ska grannens nyckel gälla
    Och ska den vanliga inloggningen inte längre fungera
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-029 @SAMBI-031
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-003
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-intygsutgivaren-borta @NEG-072 @flode
  Scenariomall: Intygsutgivaren tas bort ur federationen (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "idp-removed" råder
    Och läkaren loggar in genom <federation> som vanligt
    Så ska den vanliga inloggningen inte längre fungera
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-029 @SAMBI-031
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-003
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-intygsutgivaren-har-tva-nycklar @flode
  Scenariomall: Intygsutgivaren har två nycklar: båda gäller (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "idp-two-keys" råder
    Och läkaren loggar in genom <federation> med ett svar som grannens nyckel har undertecknat
    Och läkaren loggar in genom <federation> som vanligt
    Så ska grannens nyckel gälla
    Och ska den vanliga inloggningen fungera
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @GEN-013 @SAMBI-029
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-016 @GEN-013
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-svag-nyckel @NEG-024 @flode
  Scenariomall: Intygsutgivaren har också en RSA-nyckel på 1024 bitar i metadata (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "idp-weak-key" råder
    Och läkaren loggar in genom <federation> med ett svar som den korta nyckeln har undertecknat
    Och läkaren loggar in genom <federation> som vanligt, och det antecknas hur det gick
    Så ska den korta nyckeln inte gälla
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-039
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-118
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flode-certifikat-utganget @flode
  Scenariomall: Intygsutgivarens certifikat i metadata har gått ut och är av en okänd utfärdare: nyckeln gäller ändå (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När systemet hämtar <federation>s metadata medan felet "idp-certificate-expired" råder
    Och läkaren loggar in genom <federation> som vanligt
    Så ska den vanliga inloggningen fungera
    När <federation>s metadata är rätt igen och systemet har haft tid att hämta den
    Så ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-002
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-013
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
