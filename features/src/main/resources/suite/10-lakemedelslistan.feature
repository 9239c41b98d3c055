# language: sv
Egenskap: Anrop till E-hälsomyndigheten
  Systemet växlar intyget mot en åtkomstbiljett och läser den nationella läkemedelslistan. Vad som anropades avgörs av E-hälsomyndighetens journal.


  # Ensam: det ska vara just den här inloggningens intyg som växlas, och systemet har då mött andra inloggningar av samma person.
  @TF-nll-intygsvaxling @nll @ensam
  Scenariomall: Systemet växlar intyget mot en åtkomstbiljett (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren hämtar förskrivningarna för patienten
    Så ska E-hälsomyndigheten ha växlat intyget från inloggningen mot en åtkomstbiljett
    Och ska växlingen vara gjord på tillitsnivå 3

    @positiv @sambi @EHM-010 @EHM-011 @EHM-012 @EHM-025 @EHM-026
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @EHM-010 @EHM-011 @EHM-012 @EHM-025 @EHM-026
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-nll-klientcertifikat @nll
  Scenariomall: Systemet legitimerar sig med sitt klientcertifikat (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren hämtar förskrivningarna för patienten
    Så ska varje anrop till E-hälsomyndigheten ha gjorts med systemets klientcertifikat

    @positiv @sambi @EHM-001 @EHM-002 @EHM-004 @EHM-016
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @EHM-001 @EHM-002 @EHM-004 @EHM-016
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-nll-patient-forst @nll
  Scenariomall: Systemet hämtar patienten före förskrivningarna (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren hämtar förskrivningarna för patienten
    Så ska E-hälsomyndigheten ha lämnat ut patienten
    Och ska E-hälsomyndigheten ha lämnat ut förskrivningarna för samma patient
    Och ska patienten ha hämtats före förskrivningarna

    @positiv @sambi @EHM-055 @EHM-057 @EHM-058
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @EHM-055 @EHM-057 @EHM-058
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-nll-andamal @nll
  Scenariomall: Systemet anger ändamål och åtkomstgrund (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren hämtar förskrivningarna för patienten
    Så ska anropet om förskrivningar ha angett ändamål och åtkomstgrund
    Och ska E-hälsomyndigheten ha lämnat ut förskrivningarna för samma patient

    @positiv @sambi @EHM-053 @EHM-054 @EHM-059
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @EHM-053 @EHM-054 @EHM-059
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-nll-anropsid @nll
  Scenariomall: Varje anrop har ett eget anropsid och säger vilket system som anropar (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren hämtar förskrivningarna för patienten
    Så ska varje anrop till läkemedelslistan ha ett eget anropsid
    Och ska varje anrop till läkemedelslistan säga vilket system det är

    @positiv @sambi @EHM-052 @EHM-056
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @EHM-052 @EHM-056
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-nll-sidan @nll
  Scenariomall: Systemet visar förskrivningarna för rätt patient (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren hämtar förskrivningarna för patienten
    Så ska sidan visa det som E-hälsomyndigheten lämnade ut

    @positiv @sambi @EHM-068 @EHM-065
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @EHM-068 @EHM-065
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-nll-utan-inloggning @nll
  Scenariomall: Utan inloggning lämnas inga förskrivningar ut (<federation>)
    När någon hämtar förskrivningarna för patienten genom <federation> utan att logga in
    Så ska E-hälsomyndigheten inte ha lämnat ut några förskrivningar

    @positiv @sambi @EHM-050 @EHM-068
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @EHM-050 @EHM-068
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-nll-tom-lista @nll
  Scenariomall: En patient utan förskrivningar är inget fel (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren hämtar förskrivningarna för patienten utan förskrivningar
    Så ska sidan visa en tom lista och inget fel

    @positiv @sambi @EHM-063
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @EHM-063
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
