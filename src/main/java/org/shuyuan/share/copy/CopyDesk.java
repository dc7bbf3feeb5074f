package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.work.Jobs;

/** What curators do with rules: each with those of the organisations that they are curators of, or of one below. */
@ApplicationScoped
class CopyDesk {

    private final CopyRules rules;
    private final Kinds kinds;
    private final Vocabularies vocabularies;
    private final Organisations organisations;
    private final CurrentUser user;
    private final Jobs jobs;

    CopyDesk(
            CopyRules rules,
            Kinds kinds,
            Vocabularies vocabularies,
            Organisations organisations,
            CurrentUser user,
            Jobs jobs) {
        this.rules = rules;
        this.kinds = kinds;
        this.vocabularies = vocabularies;
        this.organisations = organisations;
        this.user = user;
        this.jobs = jobs;
    }

    /** Whose lessons rules of whoever asks may be about. */
    List<Organisation> houses() {
        return user.where(Role.CURATOR);
    }

    List<CopyRule> rules() {
        Set<UUID> kept = houses().stream().map(Organisation::id).collect(Collectors.toSet());
        return rules.all().stream()
                .filter(rule -> kept.contains(rule.organisation()))
                .toList();
    }

    /**
     * Makes a rule, and looks for what it wants.
     *
     * @param organisation its code
     * @throws Problem {@link ProblemType#UNKNOWN_TERM}, {@link ProblemType#UNKNOWN_KIND} or {@link ProblemType#FORBIDDEN}
     */
    @Transactional
    CopyRule add(String organisation, Optional<String> kind, Map<Field, Optional<String>> wanted) {
        Organisation house = organisations
                .withCode(organisation)
                .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_TERM, organisation, "organisations"));
        require(house.id());
        kind.ifPresent(kinds::require);
        Map<Field, String> terms = new EnumMap<>(Field.class);
        wanted.forEach((field, term) -> term.ifPresent(id -> terms.put(field, known(field, id))));
        CopyRule rule = new CopyRule(UuidVersion7Strategy.INSTANCE.generateUuid(null), house.id(), kind, terms);
        rules.add(rule);
        jobs.submit(RuleJob.NAME, rule.id().toString());
        return rule;
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} or {@link ProblemType#FORBIDDEN} */
    void remove(UUID id) {
        CopyRule rule = rules.find(id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        require(rule.organisation());
        rules.remove(id);
    }

    private String known(Field field, String id) {
        String vocabulary = field.vocabulary().orElseThrow();
        if (vocabularies.get(vocabulary).find(id).isEmpty()) {
            throw Problem.of(ProblemType.UNKNOWN_TERM, id, vocabulary);
        }
        return id;
    }

    private void require(UUID organisation) {
        user.require();
        if (!user.has(Role.CURATOR, organisation)) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
    }
}
