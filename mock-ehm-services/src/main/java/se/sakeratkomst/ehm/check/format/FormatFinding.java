package se.sakeratkomst.ehm.check.format;

/**
 * What a format check or a business rule has against a value.
 *
 * @param rule FK001 to FK004 or VR011 to VR013
 * @param code E-hälsomyndigheten's 2-25-nnn where it is public, else the rule
 * @param textSv what it says in Swedish
 * @param textEn and in English
 * @param observed what was seen, for people
 * @param expression FHIRPath of the value
 */
public record FormatFinding(
        String rule, String code, String textSv, String textEn, String observed, String expression) {}
