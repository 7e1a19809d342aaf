package tern.wallet.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One variant of an enum. Its fields and docs are read from the metadata when they are first asked for, because a
/// wallet uses few of the thousands that a runtime has. Immutable towards its users; safe for several threads.
public final class VariantCase {

    private final TypeRegistry registry;
    private final String name;
    private final int index;
    private final int fieldsAt;
    private final int docsAt;
    private @Nullable List<TypeField> fields;

    VariantCase(TypeRegistry registry, String name, int index, int fieldsAt, int docsAt) {
        this.registry = registry;
        this.name = name;
        this.index = index;
        this.fieldsAt = fieldsAt;
        this.docsAt = docsAt;
    }

    public String name() {
        return name;
    }

    /// The byte on the wire.
    public int index() {
        return index;
    }

    public List<TypeField> fields() {
        // a race reads the same immutable list twice
        List<TypeField> known = fields;
        if (known == null) {
            known = registry.readFields(fieldsAt);
            fields = known;
        }
        return known;
    }

    /// The runtime's own words on it; empty when there are none.
    public String docs() {
        return registry.readDocs(docsAt);
    }

    @Override
    public String toString() {
        return name + "#" + index;
    }
}
