package se.sakeratkomst.ehm.soap.contract;

/** A type without children. */
public record SimpleType(String name, TypeName base, Facets facets) {}
