package se.sakeratkomst.vendor.nll;

/** What an event is, as its Provenance says. The real lists of codes are not public; those of {@code $end} are the service's own. */
enum Activity {
    REGISTRERA,
    UPPDATERA,
    FORNYA,
    AVSLUTA,
    MAKULERA,
    ATERSTALL,
    BACKA,
    SKAPA_SPARR,
    HAV_SPARR
}
