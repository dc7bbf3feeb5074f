package org.shuyuan;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.util.stream.Stream;

/** The endpoint, or its class for all of them, declares its authorisation. */
final class SayWhoMay extends ArchCondition<JavaMethod> {

    SayWhoMay() {
        super("say who may call them");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        boolean said = Stream.<Class<? extends Annotation>>of(PermitAll.class, RolesAllowed.class, Authenticated.class)
                .anyMatch(saying ->
                        method.isAnnotatedWith(saying) || method.getOwner().isAnnotatedWith(saying));
        if (!said) {
            events.add(SimpleConditionEvent.violated(method, method.getFullName() + " doesn't say who may call it"));
        }
    }
}
