package se.sakeratkomst.vendor.ehm;

/** A prescription as the list shows it. */
public record Prescription(
        String id, String article, String dosage, String reason, String status, String lastValid, String prescriber) {}
