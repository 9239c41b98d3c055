package se.sakeratkomst.ehm.decision;

/**
 * One reason in a decision.
 *
 * @param rule its name: E-hälsomyndigheten's own (VAL009, FIL003), or the sandbox's where none is known
 * @param requirement id of the requirement it rests on
 * @param observed what was found
 * @param expected what the rule asks for
 * @param remedy what helps
 * @param law the provision behind it
 * @param mark confidence of the rule: D documented, I inferred
 */
public record Ground(
        String rule, String requirement, String observed, String expected, String remedy, String law, String mark) {}
