package tern.node.practice.frame;

/// How a block makes room for a call. Source: `frame_support::dispatch::DispatchClass`.
public enum DispatchClass {
    NORMAL("Normal"), OPERATIONAL("Operational"), MANDATORY("Mandatory");

    /// The type as metadata describes it.
    public static final Type<DispatchClass> TYPE = EnumType.of(DispatchClass.class, DispatchClass::chainName,
            Enum::ordinal, "frame_support", "dispatch", "DispatchClass");

    private final String chainName;

    DispatchClass(String chainName) {
        this.chainName = chainName;
    }

    public String chainName() {
        return chainName;
    }
}
