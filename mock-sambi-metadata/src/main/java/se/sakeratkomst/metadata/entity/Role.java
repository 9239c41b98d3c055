package se.sakeratkomst.metadata.entity;

/** What a member is in the federation. */
public enum Role {
    SP,
    IDP
}
