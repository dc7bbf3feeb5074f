package org.shuyuan.learn.join.roster;

/** A name in its parts, as its bearer writes it: 张 and 伟 are 张伟, Smith and Ann are Ann Smith. */
final class FullName {

    private FullName() {}

    static String of(String family, String given) {
        if (family.isEmpty() || given.isEmpty()) {
            return family + given;
        }
        boolean han = (family + given).codePoints().anyMatch(Character::isIdeographic);
        return han ? family + given : given + " " + family;
    }
}
