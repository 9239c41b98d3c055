package se.sakeratkomst.metadata.member;

/** What a member is in the federation. */
public enum Role {
    SP,
    IDP
}
