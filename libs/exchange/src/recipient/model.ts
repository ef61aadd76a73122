/**
 * What a document with several parties does, told anew and without the tables of the machine: the reference that the random walk
 * (`several.model.spec.ts`) compares the portal with.
 */
export interface Settings {
  readonly inOrder: boolean;
  readonly recipientsFirst: boolean;
  /** How many persons are to sign for the sender. */
  readonly signers: 1 | 2;
}

/** How it stands with one recipient. */
export interface Place {
  delivery: 'draft' | 'held' | 'delivered' | 'recalled' | 'stopped';
  opened: boolean;
  answer: 'none' | 'correction' | 'signed' | 'refused';
}

/** The steps of a history; `who`: a recipient by number, or a party (0 is the sender), `person` one of two of the sender's. */
export type Step =
  | { readonly do: 'sign'; readonly person: 0 | 1 }
  | { readonly do: 'send' | 'recall' | 'expire' }
  | { readonly do: 'open' | 'answer' | 'refuse' | 'askCorrection' | 'recallOne'; readonly who: number }
  | { readonly do: 'propose' | 'withdraw' | 'consent' | 'object'; readonly party: number };

/** A document as the rules would have it. */
export class Model {
  readonly signedBy = new Set<number>();
  readonly places: Place[];
  sent = false;
  annulment: { by: number; asked: Set<number> } | undefined;
  annulled = false;
  readonly counts = { signed: 0, opened: 0, refused: 0, proposed: 0 };

  constructor(
    readonly settings: Settings,
    recipients: number,
  ) {
    this.places = Array.from({ length: recipients }, () => ({ delivery: 'draft', opened: false, answer: 'none' }));
  }

  /** May the step be done now? */
  allows(step: Step): boolean {
    switch (step.do) {
      case 'sign':
        return this.mayTheSenderSign(step.person);
      case 'send':
        return !this.sent && (this.settings.recipientsFirst ? this.signedBy.size === 0 : this.senderDone);
      case 'open':
        return this.has(step.who) && !this.place(step.who).opened;
      case 'answer':
      case 'refuse':
        return this.mayAnswer(step.who, ['none', 'correction']);
      case 'askCorrection':
        return this.mayAnswer(step.who, ['none']);
      case 'recall':
        return this.sent && this.living.length > 0 && !this.places.some(({ opened }) => opened) && !this.isOver;
      case 'recallOne':
        return (
          this.sent &&
          !this.isOver &&
          ['delivered', 'held'].includes(this.place(step.who).delivery) &&
          !this.place(step.who).opened
        );
      case 'propose':
        return this.isAnnullable && !this.annulment && !this.annulled && this.received(step.party);
      case 'withdraw':
        return this.annulment?.by === step.party;
      case 'consent':
      case 'object':
        return this.annulment?.asked.has(step.party) ?? false;
      case 'expire':
        return this.annulment !== undefined;
    }
  }

  /** Does it. */
  apply(step: Step): void {
    switch (step.do) {
      case 'sign':
        this.signedBy.add(step.person);
        this.counts.signed += 1;
        break;
      case 'send':
        this.sent = true;
        this.places.forEach((place, i) => (place.delivery = this.settings.inOrder && i > 0 ? 'held' : 'delivered'));
        break;
      case 'open':
        this.place(step.who).opened = true;
        this.counts.opened += 1;
        break;
      case 'answer':
        this.place(step.who).answer = 'signed';
        this.counts.signed += 1;
        break;
      case 'refuse':
        this.place(step.who).answer = 'refused';
        this.counts.refused += 1;
        break;
      case 'askCorrection':
        this.place(step.who).answer = 'correction';
        break;
      case 'recall':
        for (const place of this.living) place.delivery = 'recalled';
        break;
      case 'recallOne':
        this.place(step.who).delivery = 'recalled';
        break;
      case 'propose':
        this.annulment = { by: step.party, asked: new Set(this.parties.filter((party) => party !== step.party)) };
        this.counts.proposed += 1;
        break;
      case 'consent':
        this.annulment!.asked.delete(step.party);
        this.annulled = this.annulment!.asked.size === 0;
        if (this.annulled) this.annulment = undefined;
        break;
      default:
        this.annulment = undefined;
    }
    this.passTurn();
  }

  /** Who has the document: 0 is the sender. */
  get parties(): number[] {
    return [0, ...this.places.flatMap(({ delivery }, i) => (delivery === 'delivered' ? [i + 1] : []))];
  }

  /** Who sees it: also who had it, and from whom it was taken back. */
  sees(party: number, hadIt: ReadonlySet<number>): boolean {
    return party === 0 || hadIt.has(party - 1);
  }

  /** The sum that the sender reads. */
  get sum(): { delivery: string; receipt: string; response: string; signature: string } {
    const { living } = this;
    const has = living.filter(({ delivery }) => delivery === 'delivered');
    const all = (test: (place: Place) => boolean) => living.length > 0 && living.every(test);
    const any = (test: (place: Place) => boolean) => this.places.some(test);
    return {
      signature: this.senderDone ? 'signed' : this.signedBy.size > 0 ? 'partly' : 'unsigned',
      delivery: !this.sent ? 'draft' : has.length > 0 ? 'delivered' : living.length > 0 ? 'queued' : 'recalled',
      receipt: !any(({ opened }) => opened) ? 'none' : all(({ opened }) => opened) ? 'received' : 'partly',
      response: any(({ answer }) => answer === 'refused')
        ? 'refused'
        : any(({ answer }) => answer === 'correction')
          ? 'correction'
          : all(({ answer }) => answer === 'signed')
            ? 'signed'
            : any(({ answer }) => answer === 'signed')
              ? 'partly'
              : has.length > 0
                ? 'awaited'
                : 'none',
    };
  }

  private get senderDone(): boolean {
    return this.signedBy.size >= this.settings.signers;
  }

  private get living(): Place[] {
    return this.places.filter(({ delivery }) => delivery !== 'recalled' && delivery !== 'stopped');
  }

  private get isOver(): boolean {
    return this.annulled || this.annulment !== undefined;
  }

  private get isAnnullable(): boolean {
    const { receipt, response } = this.sum;
    return receipt !== 'none' && response !== 'refused' && response !== 'none';
  }

  private mayTheSenderSign(person: number): boolean {
    if (this.signedBy.has(person) || this.senderDone) return false;
    if (!this.settings.recipientsFirst) return !this.sent;
    return this.sent && this.sum.response === 'signed' && !this.isOver;
  }

  private mayAnswer(who: number, from: readonly Place['answer'][]): boolean {
    const place = this.place(who);
    return this.has(who) && place.opened && from.includes(place.answer) && !this.isOver;
  }

  private received(party: number): boolean {
    return (
      party === 0 || (this.has(party - 1) && this.place(party - 1).opened && this.place(party - 1).answer !== 'refused')
    );
  }

  private has(who: number): boolean {
    return this.place(who).delivery === 'delivered';
  }

  private place(who: number): Place {
    return this.places[who]!;
  }

  /** In order, the next one gets it; after a refusal or an annulment nobody does. */
  private passTurn(): void {
    const held = this.places.filter(({ delivery }) => delivery === 'held');
    if (this.annulled || this.places.some(({ answer }) => answer === 'refused')) {
      for (const place of held) place.delivery = 'stopped';
      return;
    }
    if (this.annulment) return;
    const next = this.living.find(({ answer }) => answer !== 'signed');
    if (next?.delivery === 'held') next.delivery = 'delivered';
  }
}
