package tern.app;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/// Holds when a class's package says `@NullMarked`, which is what makes NullAway look at it.
final class BePackageMarked extends ArchCondition<JavaClass> {

    private BePackageMarked() {
        super("be in a package marked @NullMarked");
    }

    static BePackageMarked nullMarked() {
        return new BePackageMarked();
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(item, marked,
                item.getName() + (marked ? " is" : " is not") + " in a null-marked package"));
    }
}
