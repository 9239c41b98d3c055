package se.sakeratkomst.ehm.soap.contract;

import java.util.List;

/**
 * A type with children, always a sequence.
 *
 * @param namespace whose its children are
 */
public record ComplexType(String namespace, String name, List<Member> members, Ending ending) {

    public ComplexType {
        members = List.copyOf(members);
    }
}
