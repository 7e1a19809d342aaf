package tern.app.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the user chose, as one immutable value. Fields that this version does not know are kept as they are, so that a
/// newer Tern loses nothing when an older one has written in between.
///
/// Nothing secret is ever kept here.
public final class Settings {

    private static final String NETWORK = "network";
    private static final String WATCHED = "watched";
    private static final String ADDRESS = "address";
    private static final String LABEL = "label";

    private final ObjectNode tree;

    private Settings(ObjectNode tree) {
        this.tree = tree;
    }

    /// An address that is looked at without a key.
    ///
    /// @param address SS58 text as it stands in the file; whoever uses it parses it
    /// @param label   the user's own word for it; may be empty
    public record Watched(String address, String label) {}

    /// Nothing chosen yet.
    public static Settings empty() {
        return new Settings(JsonNodeFactory.instance.objectNode());
    }

    static Settings of(ObjectNode tree) {
        return new Settings(tree.deepCopy());
    }

    ObjectNode tree() {
        return tree.deepCopy();
    }

    /// The network to use when none is named: a word or a `ws://` or `wss://` address.
    public Optional<String> network() {
        return text(NETWORK);
    }

    public Settings withNetwork(String network) {
        return withText(NETWORK, network);
    }

    public List<Watched> watched() {
        List<Watched> found = new ArrayList<>();
        for (JsonNode item : tree.path(WATCHED)) {
            JsonNode address = item.path(ADDRESS);
            if (address.isString()) {
                JsonNode label = item.path(LABEL);
                found.add(new Watched(address.stringValue(), label.isString() ? label.stringValue() : ""));
            }
        }
        return List.copyOf(found);
    }

    public Settings withWatched(List<Watched> watched) {
        ObjectNode changed = tree.deepCopy();
        ArrayNode items = changed.putArray(WATCHED);
        for (Watched one : watched) {
            items.addObject().put(ADDRESS, one.address()).put(LABEL, one.label());
        }
        return new Settings(changed);
    }

    /// A field of text, for parts of Tern that keep a choice of their own (`theme`, `zoom`, …).
    ///
    /// @return empty when it is absent or is not text
    public Optional<String> text(String name) {
        JsonNode value = tree.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    public Settings withText(String name, String value) {
        ObjectNode changed = tree.deepCopy();
        changed.put(name, value);
        return new Settings(changed);
    }

    /// A list of texts, for instance the nodes that the person named.
    ///
    /// @return empty when it is absent; what is no text in it is left out
    public List<String> texts(String name) {
        List<String> found = new ArrayList<>();
        for (JsonNode item : tree.path(name)) {
            if (item.isString()) {
                found.add(item.stringValue());
            }
        }
        return List.copyOf(found);
    }

    public Settings withTexts(String name, List<String> values) {
        ObjectNode changed = tree.deepCopy();
        ArrayNode items = changed.putArray(name);
        values.forEach(items::add);
        return new Settings(changed);
    }

    /// Without a field.
    public Settings without(String name) {
        ObjectNode changed = tree.deepCopy();
        changed.remove(name);
        return new Settings(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && tree.equals(settings.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    @Override
    public String toString() {
        return tree.toString();
    }
}
