package se.sakeratkomst.vendor.nll;

/** A package of a medicine, as the article register knows it. */
record Article(String nplPackId, String nplId, String name, String form, String strength) {

    /** Name, form and strength in a line. */
    String text() {
        return String.join(
                ", ",
                java.util.stream.Stream.of(name, form, strength)
                        .filter(part -> !part.isBlank())
                        .toList());
    }
}
