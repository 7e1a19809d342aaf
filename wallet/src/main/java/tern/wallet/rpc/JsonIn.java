package tern.wallet.rpc;

import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a node's frame into a tree, straight from its bytes: one `String` for each text, no object mapper (whose
/// loading costs more than reading any ordinary frame).
final class JsonIn {

    private static final int MAX_DEPTH = 200;
    /// Longer than any 512-bit integer.
    private static final int MAX_DIGITS = 200;
    /// A frame of the longest allowed length could otherwise become gigabytes of one-digit numbers.
    private static final int MAX_TOKENS = 4_000_000;

    private final JsonFactory factory;

    /// @param maxBytes longest frame
    JsonIn(int maxBytes) {
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_DIGITS)
                        .maxTokenCount(MAX_TOKENS)
                        .maxStringLength(maxBytes)
                        .maxDocumentLength(maxBytes)
                        .build())
                .build();
    }

    /// @throws JacksonException (unchecked) for anything that is not exactly one JSON value in UTF-8
    JsonNode read(byte[] bytes, int length) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new NotJsonException("nothing in the frame");
            }
            JsonNode root = value(parser, first);
            if (parser.nextToken() != null) {
                throw new NotJsonException("more than one value in the frame");
            }
            return root;
        }
    }

    private static JsonNode value(JsonParser parser, JsonToken token) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (token) {
            case START_OBJECT -> {
                ObjectNode object = nodes.objectNode();
                for (JsonToken t = next(parser); t != JsonToken.END_OBJECT; t = next(parser)) {
                    String name = parser.currentName();
                    object.set(name, value(parser, next(parser)));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = nodes.arrayNode();
                for (JsonToken t = next(parser); t != JsonToken.END_ARRAY; t = next(parser)) {
                    array.add(value(parser, t));
                }
                yield array;
            }
            case VALUE_STRING -> nodes.stringNode(parser.getString());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> nodes.numberNode(parser.getIntValue());
                    case LONG -> nodes.numberNode(parser.getLongValue());
                    default -> nodes.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(decimal(parser));
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            default -> throw new NotJsonException("unexpected " + token);
        };
    }

    private static BigDecimal decimal(JsonParser parser) {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            // the parser's own, for an exponent beyond a BigDecimal's
            throw new NotJsonException("a number beyond all limits");
        }
    }

    private static JsonToken next(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new NotJsonException("the frame ends early");
        }
        return token;
    }

    /// Joins Jackson's own family, so that callers catch one type.
    private static final class NotJsonException extends JacksonException {

        private static final long serialVersionUID = 1L;

        NotJsonException(String message) {
            super(message);
        }

        @Override
        public Object processor() {
            return JsonIn.class;
        }
    }
}
