package org.shuyuan;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The package has a package-info with {@code @NullMarked}; its caption stands in the same file. */
final class HaveACaptionedPackage extends ArchCondition<JavaClass> {

    HaveACaptionedPackage() {
        super("have a captioned, null-marked package");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
            events.add(SimpleConditionEvent.violated(item, item.getPackageName() + " has no caption"));
        }
    }
}
