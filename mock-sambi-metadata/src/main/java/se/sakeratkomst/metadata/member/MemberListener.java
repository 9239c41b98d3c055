package se.sakeratkomst.metadata.member;

import se.sakeratkomst.metadata.entity.Register;

/** Wants to know when what keeps a member's entities from being published may have changed. */
public interface MemberListener {

    /** Looks again at the entities of the register that wait, and at those whose members have left. */
    void reconsider(Register register);
}
