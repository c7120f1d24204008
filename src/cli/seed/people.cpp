// Who works at Fjordline Utilities.
#include <array>

#include "cli/seed/organisation.h"

namespace sluice::cli::seed {

namespace {

constexpr std::array shown_people{
    Colleague{"ruth.steiner", "Ruth Steiner", "member change_manager", "", "+49 40 5550 101"},
    Colleague{"jonas.berg", "Jonas Berg", "member change_manager", "ruth.steiner", "+49 40 5550 102"},
    Colleague{"priya.nair", "Priya Nair", "member", "lee.okafor", "+49 40 5550 110"},
    Colleague{"tomas.weber", "Tomas Weber", "member", "dana.kowalski", "+49 40 5550 111"},
    Colleague{"arif.khan", "Arif Khan", "member", "dana.kowalski", "+49 40 5550 112"},
    Colleague{"lena.fischer", "Lena Fischer", "member", "lee.okafor", "+49 40 5550 113"},
    Colleague{"omar.haddad", "Omar Haddad", "member", "ruth.steiner", "+49 40 5550 114"},
    Colleague{"dana.kowalski", "Dana Kowalski", "member service_owner", "lee.okafor", "+49 40 5550 115"},
    Colleague{"lee.okafor", "Lee Okafor", "member service_owner", "", "+49 40 5550 116", "Europe/London"},
    Colleague{"mei.tanaka", "Mei Tanaka", "member service_owner", "", "+49 40 5550 117"},
    Colleague{"sam.duarte", "Sam Duarte", "member", "ruth.steiner", "+49 40 5550 118"},
    Colleague{"ana.ruiz", "Ana Ruiz", "member", "ingrid.solberg", "+49 40 5550 200"},
    Colleague{"ingrid.solberg", "Ingrid Solberg", "member service_owner", "", "+47 22 55 501", "Europe/Oslo"},
    Colleague{"kofi.mensah", "Kofi Mensah", "member", "ingrid.solberg", "+49 40 5550 201"},
    Colleague{"jon.bell", "Jon Bell", "member", "ingrid.solberg", "+44 20 5550 202", "Europe/London"},
    Colleague{"nils.holm", "Nils Holm", "member service_owner", "lee.okafor", "+47 22 55 510", "Europe/Oslo"},
    Colleague{"bea.lindqvist", "Bea Lindqvist", "requester", "ines.albrecht", "+49 40 5550 300"},
    Colleague{"ines.albrecht", "Ines Albrecht", "requester", "", "+49 40 5550 301"},
    Colleague{"sofia.marin", "Sofia Marin", "member", "lena.fischer", "+49 40 5550 120"},
    Colleague{"paul.nowak", "Paul Nowak", "member", "omar.haddad", "+48 22 555 121", "Europe/Warsaw"},
    Colleague{"yusuf.demir", "Yusuf Demir", "member service_owner", "lee.okafor", "+49 40 5550 122"},
    Colleague{"elena.petrova", "Elena Petrova", "member", "mei.tanaka", "+49 40 5550 123"},
    Colleague{"marek.hansen", "Marek Hansen", "member service_owner", "lee.okafor", "+45 33 55 512",
              "Europe/Copenhagen"},
    Colleague{"tobias.lang", "Tobias Lang", "member", "amara.diallo", "+49 40 5550 124"},
    Colleague{"amara.diallo", "Amara Diallo", "member service_owner", "lee.okafor", "+33 1 5550 125", "Europe/Paris"},
    Colleague{"clara.jensen", "Clara Jensen", "requester service_owner", "", "+49 40 5550 302"},
    Colleague{"henrik.voss", "Henrik Voss", "auditor", "", "+49 40 5550 400"},
};

constexpr std::array groups{
    Membership{"cab", "dana.kowalski lee.okafor mei.tanaka"},
    Membership{"emergency-approvers", "ruth.steiner jonas.berg"},
    Membership{"testers", "lena.fischer sofia.marin"},
    Membership{"security", "mei.tanaka elena.petrova"},
    Membership{"release-engineers", "omar.haddad sam.duarte paul.nowak"},
    Membership{"support", "ana.ruiz kofi.mensah ingrid.solberg"},
    Membership{"incident-managers", "jonas.berg sam.duarte"},
    Membership{"crisis-leads", "ruth.steiner lee.okafor"},
};

}  // namespace

std::span<const Colleague> colleagues() { return shown_people; }
std::span<const Membership> memberships() { return groups; }

}  // namespace sluice::cli::seed
