package tern.node.practice.subtensor;

import java.lang.reflect.Field;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.ErrorDecl;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.runtime.RuntimeFactory;

/// Names of module errors, read from the declarations.
final class ErrorNames {

    private static final RuntimeFactory FACTORY = new RuntimeFactory(new SubtensorRuntime());

    private ErrorNames() {}

    static String of(DispatchError error) {
        if (!(error instanceof DispatchError.Module module)) {
            return error.toString();
        }
        SubtensorPallet chain = FACTORY.make(RuntimeEdition.CURRENT).pallet(SubtensorPallet.class);
        Object[] holders = {chain, FACTORY.make(RuntimeEdition.CURRENT).pallet(SwapPallet.class),
                chain.basketItems().orElseThrow()};
        try {
            for (Object holder : holders) {
                for (Class<?> type = holder.getClass(); type != Object.class; type = type.getSuperclass()) {
                    for (Field field : type.getDeclaredFields()) {
                        field.setAccessible(true);
                        if (field.get(holder) instanceof ErrorDecl decl && decl.palletIndex() == module.pallet()
                                && decl.index() == module.error()) {
                            return decl.name();
                        }
                    }
                }
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        return error.toString();
    }
}
