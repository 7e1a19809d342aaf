package tern.node.practice.chain;

/// Play TAO that the chain would not give.
public final class GrantException extends Exception {

    private static final long serialVersionUID = 1L;

    GrantException(String message) {
        super(message);
    }
}
