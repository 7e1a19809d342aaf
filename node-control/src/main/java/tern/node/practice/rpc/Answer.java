package tern.node.practice.rpc;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a method answers, and what begins once the answer is on its way: news never overtake the name they go under.
record Answer(JsonNode result, Runnable after) {

    private static final Runnable NOTHING = () -> {};

    static Answer of(JsonNode result) {
        return new Answer(result, NOTHING);
    }

    static Answer text(String text) {
        return of(JsonNodeFactory.instance.stringNode(text));
    }

    static Answer number(long number) {
        return of(JsonNodeFactory.instance.numberNode(number));
    }

    static Answer flag(boolean flag) {
        return of(JsonNodeFactory.instance.booleanNode(flag));
    }

    static Answer none() {
        return of(JsonNodeFactory.instance.nullNode());
    }
}
