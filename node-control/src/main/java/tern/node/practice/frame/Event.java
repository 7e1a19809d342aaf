package tern.node.practice.frame;

import java.util.List;

/// Something that happened.
///
/// @param decl   which event
/// @param values one Java value per field
public record Event(EventDecl decl, List<Object> values) {

    public Event {
        values = List.copyOf(values);
        if (values.size() != decl.fields().size()) {
            throw new IllegalArgumentException(decl + " has " + decl.fields().size() + " fields");
        }
    }
}
