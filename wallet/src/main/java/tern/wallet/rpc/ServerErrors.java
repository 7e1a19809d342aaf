package tern.wallet.rpc;

import org.jspecify.annotations.Nullable;
import tern.wallet.units.Said;
import tools.jackson.databind.JsonNode;
import tern.wallet.rpc.RpcException.Kind;

/// Error answers of nodes, and the few codes that concern the transport itself.
///
/// Codes: JSON-RPC 2.0 section 5.1; jsonrpsee `types/src/error.rs` (-32005 to -32011); polkadot-sdk `sc-rpc-server`
/// rate-limit middleware (-32999). `429` and `-32029` are what hosted endpoints send.
final class ServerErrors {

    static final int BATCHES_NOT_SUPPORTED = -32005;
    static final int REQUEST_TOO_LARGE = -32007;
    static final int ANSWER_TOO_LARGE = -32008;
    static final int BUSY = -32009;
    static final int BATCH_TOO_LONG = -32010;
    static final int BATCH_ANSWER_TOO_LARGE = -32011;
    private static final int HOSTED_RATE_LIMIT = -32029;
    private static final int NODE_RATE_LIMIT = -32999;
    private static final int HTTP_TOO_MANY = 429;

    private static final int MAX_MESSAGE = 500;
    private static final int MAX_DATA = 4000;

    private ServerErrors() {}

    /// @param error the answer's `error` member, whatever it is
    static RpcException of(String method, JsonNode error) {
        JsonNode codeNode = error.get("code");
        Integer code = codeNode != null && codeNode.isIntegralNumber() && codeNode.canConvertToInt()
                ? codeNode.intValue()
                : null;
        JsonNode messageNode = error.get("message");
        String message = messageNode != null && messageNode.isString() ? messageNode.stringValue() : "";
        JsonNode dataNode = error.get("data");
        String data = null;
        if (dataNode != null && !dataNode.isNull()) {
            data = dataNode.isString() ? dataNode.stringValue() : dataNode.toString();
        }
        if (message.isEmpty() && error.isString()) {
            message = error.stringValue();
        }
        return of(method, code, message, data);
    }

    static RpcException of(String method, @Nullable Integer code, String serverMessage, @Nullable String data) {
        String message = Texts.clean(serverMessage, MAX_MESSAGE);
        String cleanData = data == null ? null : Texts.clean(data, MAX_DATA);
        Kind kind = kind(code);
        Said said = message.isEmpty()
                ? Texts.say("answer.no-reason")
                : Said.of(message.endsWith(".") ? message : message + ".");
        Said sentence = switch (kind) {
            case RATE_LIMITED -> Texts.say("answer.busy", said);
            case TOO_LARGE -> Texts.say("answer.too-large", said);
            default -> Texts.say("answer.error", said);
        };
        StringBuilder details = new StringBuilder(method);
        if (code != null) {
            details.append(": code ").append(code.intValue());
        }
        if (!message.isEmpty()) {
            details.append(": ").append(message);
        }
        if (cleanData != null) {
            details.append(": ").append(cleanData);
        }
        return new RpcException(kind, sentence, details.toString(), code, message, cleanData);
    }

    private static Kind kind(@Nullable Integer code) {
        if (code == null) {
            return Kind.SERVER_ERROR;
        }
        return switch (code) {
            case NODE_RATE_LIMIT, HOSTED_RATE_LIMIT, HTTP_TOO_MANY, BUSY -> Kind.RATE_LIMITED;
            case REQUEST_TOO_LARGE, ANSWER_TOO_LARGE, BATCH_ANSWER_TOO_LARGE -> Kind.TOO_LARGE;
            default -> Kind.SERVER_ERROR;
        };
    }
}
